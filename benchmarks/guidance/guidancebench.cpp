#include "benchmarks/guidance/guidancebench.h"

#include "benchmarks/guidance/airline.h"
#include "benchmarks/guidance/epitome.h"
#include "benchmarks/guidance/labelledreplies.h"
#include "benchmarks/guidance/mentionspeed.h"
#include "benchmarks/guidance/presidio.h"
#include "benchmarks/guidance/privacyspeed.h"
#include "benchmarks/guidance/replyspeed.h"
#include "benchmarks/guidance/rudenesssets.h"
#include "benchmarks/guidance/russianprivacy.h"
#include "benchmarks/guidance/samenessspeed.h"
#include "benchmarks/guidance/tonesets.h"

#include <array>
#include <cstdio>

namespace otklik::bench {

namespace {

struct LabelledSet final
{
    const char *name;
    Figures (*measure)(const Options &);
};

/// The sets of this bench; a new one is a line here.
constexpr std::array sets{
    LabelledSet{"rusentiment", measureRuSentiment},
    LabelledSet{"rusentitweet", measureRuSentiTweet},
    LabelledSet{"sentirueval", measureSentiRuEval},
    LabelledSet{"ru_toxic", measureRuToxic},
    LabelledSet{"ru_detox", measureRuDetox},
    LabelledSet{"politeness", measurePoliteness},
    LabelledSet{"us_airline", measureAirline},
    LabelledSet{"epitome", measureEpitome},
    LabelledSet{"replies", measureLabelledReplies},
    LabelledSet{"mention_speed", measureMentionSpeed},
    LabelledSet{"presidio", measurePresidio},
    LabelledSet{"personal-data-ru", plain<measureRussianPrivacy>},
    LabelledSet{"privacy_speed", plain<measurePrivacySpeed>},
    LabelledSet{"reply_speed", plain<measureReplySpeed>},
    LabelledSet{"sameness", plain<measureSameness>},
};

} // namespace

Figures runGuidance(const Options &options)
{
    QList<Figure> all;
    for (const LabelledSet &set : sets) {
        const Figures figures = set.measure(options);
        if (figures)
            all += *figures;
        else if (figures.error().code == absentSet)
            std::fprintf(stderr, "guidance: %s is not at hand and left out (--data DIR): %s\n", set.name,
                         qUtf8Printable(figures.error().detail));
        else
            return figures;
    }
    return all;
}

} // namespace otklik::bench
