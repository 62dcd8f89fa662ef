"""What a build keeps in OUT beside the graph, so that the next one does only what has changed."""
