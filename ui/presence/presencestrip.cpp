#include "ui/presence/presencestrip.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/presence/presencepresenter.h"

#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int mostNames = 2; ///< of one line; the others are counted

QStringList namesOf(const QList<PresenceItem> &items, Doing doing)
{
    QStringList names;
    for (const PresenceItem &item : items)
        if (item.presence.doing == doing)
            names.append(plaintext::isolated(plaintext::oneLine(item.name)));
    return names;
}

/// "Vera", "Vera, Oleg", "Vera, Oleg and 3 more".
QString listed(const QStringList &names)
{
    const QString first = QStringList(names.mid(0, mostNames)).join(QStringLiteral(", "));
    const auto others = static_cast<int>(names.size()) - mostNames;
    return others > 0 ? PresenceStrip::tr("%1 and %n more", nullptr, others).arg(first) : first;
}

void showIn(ElidedLabel *label, const QString &sentence)
{
    label->setFullText(sentence);
    label->setVisible(!sentence.isEmpty());
}

} // namespace

PresenceStrip::PresenceStrip(PresencePresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_writing(new ElidedLabel(LabelTone::Warning, this)),
      m_looking(new ElidedLabel(LabelTone::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_writing);
    column->addWidget(m_looking);
    connect(&presenter, &PresencePresenter::changed, this, &PresenceStrip::fill);
    fill();
}

void PresenceStrip::fill()
{
    const QStringList writing = namesOf(m_presenter.present(), Doing::Writing);
    const QStringList looking = namesOf(m_presenter.present(), Doing::Looking);
    const auto sentence = [](const QStringList &names, const QString &one, const QString &several) {
        return names.isEmpty() ? QString() : (names.size() == 1 ? one : several).arg(listed(names));
    };
    showIn(m_writing, sentence(writing, tr("%1 writes"), tr("%1 write")));
    showIn(m_looking, sentence(looking, tr("%1 is looking at this card"), tr("%1 are looking at this card")));
    setVisible(!writing.isEmpty() || !looking.isEmpty());
}

} // namespace otklik
