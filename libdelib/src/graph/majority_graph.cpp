#include "delib/graph/impl/majority_graph.ipp"
