import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of OpenSearch on loopback, for tests: DIRECTORY NAME HTTP-PORT TRANSPORT-PORT NODE=TRANSPORT-PORT,... */
public class Node {
	public static void main(String[] args) throws Exception {
		OpenSearchRunner runner = new OpenSearchRunner();
		runner.onBuild((number, settings) -> {
			settings.put("node.name", args[1]);
			settings.put("network.host", "127.0.0.1");
			settings.put("http.port", args[2]);
			settings.put("transport.port", args[3]);
			settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
			settings.putList("discovery.seed_hosts", args[4].replaceAll("[^,=]+=", "127.0.0.1:").split(","));
			settings.putList("cluster.initial_cluster_manager_nodes", args[4].replaceAll("=[0-9]+", "").split(","));
		}).build(newConfigs().clusterName("pressroom-test").numOfNode(1).basePath(args[0]).disableESLogger());
		Thread.currentThread().join();
	}
}
