// Loads ontologies with the OWL API that Protégé carries and prints, a line each, what it made of them:
//   file <tab> key <tab> value
// java -cp 'JARS/*' OwlCheck.java [--reason] [--reload] [--map IRI=FILE]... FILE...

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.OWLOntologyLoaderMetaData;
import org.semanticweb.owlapi.io.RDFParserMetaData;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.reasoner.OWLReasoner;
import org.semanticweb.owlapi.util.SimpleIRIMapper;

public class OwlCheck {
    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    static final TreeMap<String, String> MAPPED = new TreeMap<>();

    public static void main(String[] args) throws Exception {
        boolean reason = false;
        boolean reload = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--reason" -> reason = true;
                case "--reload" -> reload = true;
                case "--map" -> {
                    String[] pair = args[++i].split("=", 2);
                    MAPPED.put(pair[0], pair[1]);
                }
                default -> check(args[i], reason, reload);
            }
        }
    }

    static OWLOntologyManager manager() {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        MAPPED.forEach((iri, file) ->
            manager.getIRIMappers().add(new SimpleIRIMapper(IRI.create(iri), IRI.create(new File(file)))));
        return manager;
    }

    static void check(String file, boolean reason, boolean reload) {
        try {
            OWLOntologyManager manager = manager();
            OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(file));
            say(file, "format", manager.getOntologyFormat(ontology).getClass().getSimpleName());
            say(file, "imports", ontology.getImports().size());
            int unparsed = 0;
            for (OWLOntology each : ontology.getImportsClosure()) {
                unparsed += unparsed(manager, each);
            }
            say(file, "unparsed", unparsed);
            say(file, "axioms", ontology.getAxiomCount());
            TreeMap<String, Integer> counts = new TreeMap<>();
            int annotated = 0;
            for (OWLAxiom axiom : ontology.getAxioms()) {
                counts.merge(axiom.getAxiomType().getName(), 1, Integer::sum);
                annotated += axiom.isAnnotated() ? 1 : 0;
            }
            counts.forEach((kind, count) -> say(file, "axioms " + kind, count));
            say(file, "annotated", annotated);
            for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
                say(file, "violation", violation);
            }
            if (reload) {
                say(file, "lost", lost(manager, ontology));
            }
            if (reason) {
                reason(file, ontology);
            }
        } catch (Exception | StackOverflowError error) {
            say(file, "error", error);
        }
    }

    static int unparsed(OWLOntologyManager manager, OWLOntology ontology) {
        OWLOntologyLoaderMetaData data = manager.getOntologyFormat(ontology).getOntologyLoaderMetaData();
        return data instanceof RDFParserMetaData rdf ? rdf.getUnparsedTriples().size() : -1;
    }

    /** Counts the axioms that a save as Turtle and a reload do not bring back. */
    static int lost(OWLOntologyManager manager, OWLOntology ontology) throws Exception {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        manager.saveOntology(ontology, new TurtleDocumentFormat(), saved);
        OWLOntology again = manager().loadOntologyFromOntologyDocument(new ByteArrayInputStream(saved.toByteArray()));
        Set<OWLAxiom> lost = new HashSet<>(ontology.getAxioms());
        lost.removeAll(again.getAxioms());
        return lost.size();
    }

    static void reason(String file, OWLOntology ontology) {
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology, new Configuration() {{
            throwInconsistentOntologyException = false;
        }});
        say(file, "consistent", reasoner.isConsistent());
        if (reasoner.isConsistent()) {
            say(file, "unsatisfiable", reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom().size());
        }
        reasoner.dispose();
    }

    static void say(String file, String key, Object value) {
        OUT.println(file + "\t" + key + "\t" + String.valueOf(value).replaceAll("\\s+", " "));
    }
}
