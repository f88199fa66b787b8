#include "identity/linkage/weights.h"

#include <cmath>

namespace otklik::identity {

int levelCount(LinkField field)
{
    switch (field) {
    case LinkField::Name:
        return 6;
    case LinkField::Handle:
        return 5;
    case LinkField::Email:
    case LinkField::Address:
        return 4;
    case LinkField::NameInHandle:
    case LinkField::Number:
    case LinkField::BirthDate:
    case LinkField::City:
    case LinkField::Mention:
        return 3;
    case LinkField::Phone:
    case LinkField::Style:
        return 2;
    }
    return 0;
}

Weights Weights::usual()
{
    Weights usual;
    usual.m = {{{0.60, 0.10, 0.12, 0.05, 0.08, 0.05}, // Name
                {0.45, 0.17, 0.17, 0.06, 0.15},       // Handle
                {0.40, 0.30, 0.30},                   // NameInHandle
                {0.70, 0.10, 0.08, 0.12},             // Email
                {0.70, 0.30},                         // Phone
                {0.88, 0.08, 0.04},                   // Number
                {0.88, 0.08, 0.04},                   // BirthDate
                {0.65, 0.15, 0.10, 0.10},             // Address
                {0.75, 0.10, 0.15},                   // City
                {0.40, 0.40, 0.20},                   // Mention
                {0.60, 0.40}}};                       // Style
    usual.u = {{{0.0005, 0.0005, 0.001, 0.002, 0.02, 0.976},
                {0.00001, 0.00002, 0.0005, 0.002, 0.99747},
                {0.0002, 0.005, 0.9948},
                {0.00001, 0.0001, 0.0001, 0.99979},
                {0.00001, 0.99999},
                {0.00001, 0.0001, 0.99989},
                {0.0001, 0.003, 0.9969},
                {0.0001, 0.001, 0.02, 0.9789},
                {0.05, 0.01, 0.94},
                {0.000001, 0.00001, 0.999989},
                {0.30, 0.70}}};
    return usual;
}

double Weights::weight(LinkField field, int level) const
{
    if (level == missingLevel)
        return 0;
    const auto f = static_cast<size_t>(field);
    const auto l = static_cast<size_t>(level);
    return std::log2(m[f][l] / u[f][l]);
}

double Weights::prior() const
{
    return std::log2(matchRate / (1 - matchRate));
}

double probability(double logOdds)
{
    return 1 / (1 + std::exp2(-logOdds));
}

} // namespace otklik::identity
