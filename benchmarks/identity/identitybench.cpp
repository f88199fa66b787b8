#include "benchmarks/identity/identitybench.h"

#include "benchmarks/identity/congress.h"
#include "benchmarks/identity/febrl.h"
#include "benchmarks/identity/linkagespeed.h"
#include "benchmarks/identity/russianpairs.h"

#include <array>
#include <cstdio>

namespace otklik::bench {

namespace {

struct LabelledPeople final
{
    const char *name;
    Figures (*measure)(const Options &);
};

/// The sets of this bench; a new one is a line here.
constexpr std::array sets{
    LabelledPeople{"congress", measureCongress},
    LabelledPeople{"febrl", measureFebrl},
    LabelledPeople{"russian pairs", plain<measureRussianPairs>},
    LabelledPeople{"linkage_speed", plain<measureLinkageSpeed>},
};

} // namespace

Figures runIdentity(const Options &options)
{
    QList<Figure> all;
    for (const LabelledPeople &set : sets) {
        const Figures figures = set.measure(options);
        if (figures)
            all += *figures;
        else if (figures.error().code == absentSet)
            std::fprintf(stderr, "identity: %s is not at hand and left out (--data DIR): %s\n", set.name,
                         qUtf8Printable(figures.error().detail));
        else
            return figures;
    }
    return all;
}

} // namespace otklik::bench
