//! A small memo with one of everything, for the tests of the formats.

pub(crate) const SMALL: &str = "
<memo title='Fish &amp; chips: talks' author='Baltic Desk' lang='en' marking='TLP:GREEN'>
  <kicker><left>Meeting brief</left><right>DRAFT</right></kicker>
  <h1>Fish &amp; chips: talks</h1>
  <rule/>
  <grid>
    <row><label>What</label><line>Ann Marlow to meet Ion Petrescu&#160;<cite>¶1</cite> <muted>(date: not stated in source)</muted></line></row>
    <row><label>Who</label><line>Ruritania: Ann Marlow, Foreign Minister</line><line>Syldavia: Ion Petrescu</line></row>
  </grid>
  <panel><p style='bottom-line'><strong>Bottom line</strong> First talks since the quota dispute, reportedly to prepare a summit of both heads of government.&#160;<cite>¶2</cite></p></panel>
  <h2>Aims</h2>
  <h3>Ruritania</h3>
  <ul name='aims'><li>A *stable* regime_for_all [x](y) &lt;b&gt; at $5 &amp;amp; 40%&#160;<cite>¶3</cite></li><li>1. of May<br/>second line</li></ul>
  <columns>
    <column><h2>Tension</h2><ol name='tension'><li><strong>Fish</strong> – quotas cut</li><li pin='true'><em>Sanctions</em></li></ol></column>
    <column><h2>Cooperation</h2><p style='none'><muted>none stated in source</muted></p></column>
  </columns>
  <ul name='gaps'><lead><strong>Not in the source</strong></lead><li>the hour</li><li><span lang='fr'>l’ordre du jour</span></li></ul>
  <footer>
    <omissions one='1 point omitted' many='{n} points omitted'/>
    <rule style='foot-rule'/>
    <p style='source'>Source: “Talks”, <a href='https://example.org/a?b=1&amp;c=2'>https://example.org/a?b=1&amp;c=2</a>; see <a href='https://example.org/x'>more</a>.</p>
    <ends><left>¶ = paragraph of the article</left><right>id 01234567<span style='paged'> · page <page/>/<pages/></span></right></ends>
  </footer>
</memo>";
