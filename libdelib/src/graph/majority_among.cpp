#include "delib/graph/impl/majority_among.ipp"
