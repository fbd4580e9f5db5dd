#include "delib/rule/ranked/impl/removal_sets.ipp"
