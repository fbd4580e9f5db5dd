#include "delib/rule/ranked/impl/runoff.ipp"
