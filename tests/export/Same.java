import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;

/** Prints, for each file after the first, whether Jena reads the same graph from it: all its graphs together. */
public class Same {
    public static void main(String[] files) {
        Model wanted = all(files[0]);
        for (int i = 1; i < files.length; i++) {
            System.out.println(wanted.isIsomorphicWith(all(files[i])));
        }
    }

    static Model all(String file) {
        Dataset dataset = RDFDataMgr.loadDataset(file);
        Model union = ModelFactory.createDefaultModel().add(dataset.getDefaultModel());
        dataset.listNames().forEachRemaining(name -> union.add(dataset.getNamedModel(name)));
        return union;
    }
}
