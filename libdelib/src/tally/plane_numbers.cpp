#include "delib/tally/impl/plane_numbers.ipp"
