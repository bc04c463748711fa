//! What templates can do beyond Handlebars' own helpers: a strict `if`, and a count of steps.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext, RenderError, RenderErrorReason, Renderable,
};

use super::source::STEP;

/// How often the bodies of a template's loops and partials may be entered: far more than a page
/// needs, few enough to end within a second.
const MAX_STEPS: usize = 200_000;

/// Adds the helpers and takes away those that have no place in a memo; gives the count of steps.
pub fn register(registry: &mut Handlebars) -> Steps {
    let steps = Steps(Arc::new(AtomicUsize::new(0)));
    registry.register_helper("if", Box::new(StrictIf { wanted: Truth::Yes }));
    registry.register_helper("unless", Box::new(StrictIf { wanted: Truth::No }));
    registry.register_helper(STEP, Box::new(steps.clone()));
    // It writes to the program's log, and shows what a template must not decide on.
    registry.unregister_helper("log");
    steps
}

#[derive(Clone, Copy, PartialEq)]
enum Truth {
    Yes,
    No,
}

/// `if` and `unless` that refuse a field which does not exist, where Handlebars' own take it as
/// false: a misspelt field would otherwise hide a part of the memo.
struct StrictIf {
    wanted: Truth,
}

impl HelperDef for StrictIf {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let value = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("if", 0))?;
        if value.is_value_missing() {
            return Err(RenderError::strict_error(value.relative_path()));
        }
        let truth = if value.value().is_truthy(false) { Truth::Yes } else { Truth::No };
        match if truth == self.wanted { helper.template() } else { helper.inverse() } {
            Some(template) => template.render(registry, context, state, out),
            None => Ok(()),
        }
    }
}

/// Counts how often it is called, and stops a template that goes on and on.
#[derive(Clone)]
pub struct Steps(Arc<AtomicUsize>);

impl Steps {
    /// Counts from nought again.
    pub fn restart(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

impl HelperDef for Steps {
    fn call<'reg: 'rc, 'rc>(
        &self,
        _: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        if self.0.fetch_add(1, Ordering::Relaxed) < MAX_STEPS {
            return Ok(());
        }
        Err(RenderErrorReason::Other(format!("the template's loops go round more than {MAX_STEPS} times")).into())
    }
}
