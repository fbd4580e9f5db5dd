#include "delib/tally/impl/count_table.ipp"
