#include "delib/rule/ranked/impl/positional.ipp"
