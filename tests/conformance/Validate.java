import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/** Validates PDF files against the two standards that memos keep to. */
public final class Validate {
  private static final String PROFILES = "/org/verapdf/pdfa/validation/";
  private static final int ALL_FAILURES = -1;

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = files.length > 0;
    for (String file : files) {
      sound &= keeps(file, "PDFA-3A", PDFAFlavour.PDFA_3_A);
      sound &= keeps(file, "PDFUA-1", PDFAFlavour.PDFUA_1);
    }
    System.exit(sound ? 0 : 1);
  }

  /** Validates one file against one standard and prints what it found. */
  private static boolean keeps(String file, String name, PDFAFlavour flavour) throws Exception {
    // The profile is read by name: the directory of profiles in this jar is empty.
    try (InputStream rules = Validate.class.getResourceAsStream(PROFILES + name + ".xml");
        InputStream bytes = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
      ValidationProfile profile = Profiles.profileFromXml(rules);
      PDFAValidator validator = ValidatorFactory.createValidator(profile, ALL_FAILURES, false, true, false);
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "pass " : "FAIL ") + name + " " + file);
      failures(result).forEach((rule, message) -> System.out.println("  " + rule + ": " + message));
      return result.isCompliant();
    }
  }

  /** Each broken rule with the first thing that breaks it. */
  private static Map<String, String> failures(ValidationResult result) {
    Map<String, String> found = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        String place = assertion.getLocation() == null ? "" : " at " + assertion.getLocation().getContext();
        found.putIfAbsent(rule, assertion.getMessage().replaceAll("\\s+", " ") + place);
      }
    }
    return found;
  }
}
