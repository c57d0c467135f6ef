package org.uteuzi.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service is made of, by the list of its components (SBOM) that the build makes, and under which licences. */
public final class Licences {

    /**
     * That we may pass on with the service, whatever else of it is licensed how. Of several that a component offers, one of
     * these is enough.
     */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "ISC",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            "LGPL-2.1-or-later", // of openhtmltopdf, unchanged and in a jar of its own, which can be exchanged
            "Public Domain",
            "Indiana University Extreme! Lab Software License", // of mxparser: BSD with a name
            "iCal4j - License"); // the same

    /** Called “The BSD License”, which the maker of the list takes for that of four clauses; the address beside it is this one's. */
    private static final Map<String, String> MISTAKEN =
            Map.of("jline-native", "BSD-3-Clause", "jline-terminal", "BSD-3-Clause");

    private Licences() {}

    /**
     * @param components in the form of CycloneDX
     * @return the licences of every component
     */
    public static Map<String, List<String>> of(Path components) {
        Map<String, List<String>> licences = new TreeMap<>();
        JsonMapper.shared()
                .readTree(components.toFile())
                .get("components")
                .forEach(component -> licences.put(
                        component.get("name").asString() + " "
                                + component.get("version").asString(),
                        offered(component)));
        return licences;
    }

    /** The name of every component by which feeds of vulnerabilities know it (package URL); empty where it has none. */
    public static List<String> names(Path components) {
        return JsonMapper.shared()
                .readTree(components.toFile())
                .get("components")
                .valueStream()
                .map(component -> component.path("purl").asString(""))
                .toList();
    }

    private static List<String> offered(JsonNode component) {
        String mistaken = MISTAKEN.get(component.get("name").asString());
        return mistaken != null
                ? List.of(mistaken)
                : component.path("licenses").valueStream().map(Licences::name).toList();
    }

    private static String name(JsonNode licence) {
        JsonNode named = licence.path("license");
        return named.has("id")
                ? named.get("id").asString()
                : named.path("name").asString(licence.path("expression").asString(""));
    }

    public static boolean allow(List<String> offered) {
        return offered.stream().anyMatch(ALLOWED::contains);
    }
}
