#include "ui/customer/timeline/momentwords.h"

#include "ui/bonus/bonustext.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/conversation/entrytext.h"
#include "ui/customer/notewords.h"
#include "ui/promises/promisetext.h"

#include <QTimeZone>

namespace otklik {

namespace {

constexpr qsizetype mostShown = 400; ///< of a text in its one line

QString shortened(const QString &text)
{
    return plaintext::excerpt(text, mostShown);
}

/// What there is of them, with dots between.
QString joined(const QStringList &parts)
{
    QStringList filled = parts;
    filled.removeAll(QString());
    return filled.join(QStringLiteral(" · "));
}

LabelTone toneOf(const Promise &promise, TimePoint now)
{
    switch (promise.state) {
    case PromiseState::Open: return promise.dueAt < now ? LabelTone::Danger : LabelTone::Warning;
    case PromiseState::Kept: return LabelTone::Good;
    case PromiseState::Withdrawn: break;
    }
    return LabelTone::Quiet;
}

LabelTone toneOf(BonusState state)
{
    switch (state) {
    case BonusState::Asked: return LabelTone::Warning;
    case BonusState::Given: return LabelTone::Good;
    case BonusState::Refused:
    case BonusState::Withdrawn: break;
    }
    return LabelTone::Quiet;
}

/// Words for each kind of moment.
struct Teller final
{
    const NameOf &nameOf;
    TimePoint now;

    MomentWords operator()(const ConversationEntry &entry) const
    {
        MomentWords words;
        words.network = entry.mention.network;
        words.title = plaintext::oneLine(entry.authorName);
        words.state = joined({EntryText::side(entry), entry.mention.deletedAt ? MomentWords::tr("deleted there") : QString()});
        words.tone = entry.mention.isBrand ? LabelTone::Good : LabelTone::Quiet;
        words.summary = shortened(entry.mention.text);
        words.isPrivate = entry.mention.visibility == Visibility::Private;
        return words;
    }

    MomentWords operator()(const Note &note) const
    {
        MomentWords words;
        words.icon = NoteWords::icon(note.channel);
        words.title = NoteWords::title(note.channel);
        words.state = plaintext::oneLine(nameOf(note.authorId));
        words.summary = shortened(note.text);
        return words;
    }

    MomentWords operator()(const Promise &promise) const
    {
        MomentWords words;
        words.icon = QStringLiteral("promise");
        words.title = MomentWords::tr("Promise");
        words.state = PromiseText::standing(promise, now);
        words.tone = toneOf(promise, now);
        const QString due = PromiseText::due(promise.dueAt, QTimeZone::systemTimeZone());
        words.summary = joined({MomentWords::tr("by %1").arg(due), shortened(promise.text)});
        return words;
    }

    MomentWords operator()(const BonusGrant &grant) const
    {
        MomentWords words;
        words.icon = QStringLiteral("gift");
        words.title = MomentWords::tr("Bonus");
        words.state = BonusText::state(grant.state);
        words.tone = toneOf(grant.state);
        words.summary = shortened(joined({grant.title, grant.reason}));
        return words;
    }

    MomentWords operator()(const Order &order) const
    {
        MomentWords words;
        words.icon = QStringLiteral("bag");
        const QString number = plaintext::excerpt(order.number, 40);
        words.title = number.isEmpty() ? MomentWords::tr("Order") : MomentWords::tr("Order %1").arg(number);
        words.state = shortened(order.state);
        const QString amount = order.amount == 0 ? QString() : BonusText::money(order.amount, order.currency);
        words.summary = shortened(joined({amount, order.title}));
        return words;
    }
};

} // namespace

MomentWords MomentWords::of(const Moment &moment, const NameOf &nameOf, TimePoint now)
{
    return std::visit(Teller{nameOf, now}, moment.what);
}

QString MomentWords::spoken(TimePoint at) const
{
    QStringList parts{title, state, isPrivate ? tr("private") : QString(), RelativeTime::full(at)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", ")) + QStringLiteral(": ") + summary;
}

} // namespace otklik
