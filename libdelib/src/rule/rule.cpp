#include "delib/rule/impl/rule.ipp"
