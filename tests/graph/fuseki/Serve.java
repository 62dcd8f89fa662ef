import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** Serves an empty dataset at /ds on a free port of this machine, which it prints, until standard input ends. */
public class Serve {
    public static void main(String[] none) throws Exception {
        FusekiServer server = FusekiServer.create().port(0).loopback(true)
            .add("/ds", DatasetGraphFactory.createTxnMem()).start();
        System.out.println(server.getPort());
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
