#include "delib/rule/impl/combine.ipp"
