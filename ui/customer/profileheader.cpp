#include "ui/customer/profileheader.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/facebutton.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/languagenames.h"
#include "ui/customer/loyaltysection.h"
#include "ui/customer/tagstrip.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimeZone>

namespace otklik {

namespace {

constexpr std::chrono::seconds readEvery{20}; // so late may the shown minute be

/// How far the latest conflict has come; nothing without one.
std::optional<LoyaltyStage> stageOf(const CustomerCard &card)
{
    std::optional<LoyaltyStage> furthest;
    TimePoint latest{};
    for (LoyaltyTrack track : card.loyalty) {
        if (!track.conflictAt || *track.conflictAt < latest)
            continue;
        latest = *track.conflictAt;
        for (const auto &[stage, name] : EnumNames<LoyaltyStage>::table)
            if (timeOf(track, stage))
                furthest = stage;
    }
    return furthest;
}

/// A number stays in the line of what it counts.
QString unbroken(QString fact)
{
    return fact.replace(u' ', QChar(QChar::Nbsp));
}

} // namespace

ProfileHeader::ProfileHeader(CustomerPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_face(new FaceButton(this)), m_name(new InPlaceField({}, tr("Name"), this)),
      m_facts(new ToneLabel(LabelTone::Quiet, this)), m_words(new QVBoxLayout), m_tags(new TagStrip(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space2);
    column->setSpacing(metrics::space2);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space3);
    row->addWidget(m_face, 0, Qt::AlignTop);
    m_words->setSpacing(0);
    m_name->setBig();
    m_facts->setObjectName(QStringLiteral("facts"));
    m_facts->setWordWrap(true);
    m_words->addWidget(m_name);
    m_words->addWidget(m_facts);
    m_words->addStretch();
    row->addLayout(m_words, 1);
    column->addLayout(row);
    column->addWidget(m_tags);
    m_minute.setInterval(readEvery);
    connect(&m_minute, &QTimer::timeout, this, &ProfileHeader::showFacts);
    connect(m_name, &InPlaceField::edited, this, [this](const QString &name) { m_presenter.profile().edit(PersonField::Name, name); });
    connect(m_tags, &TagStrip::added, &presenter.profile(), &ProfilePresenter::addTags);
    connect(m_tags, &TagStrip::removed, &presenter.profile(), &ProfilePresenter::removeTag);
    connect(&presenter, &CustomerPresenter::leaving, this, [this] { m_presenter.keepUnsaved(QStringLiteral("name"), m_name->leave()); });
}

void ProfileHeader::setPhotos(PhotoPresenter &photos)
{
    m_face->setPhotos(photos);
}

void ProfileHeader::setPresence(QWidget *strip)
{
    m_words->insertWidget(m_words->indexOf(m_facts) + 1, strip);
}

void ProfileHeader::showCard(const CustomerCard &card)
{
    m_face->setPerson(card.displayName, card.accounts.isEmpty() ? card.person.id.value : card.accounts.first().id.value);
    m_name->setShownWhenEmpty(plaintext::oneLine(card.displayName));
    m_name->setValue(card.person.name);
    if (const QString typed = m_presenter.unsaved(QStringLiteral("name")); !typed.isEmpty() && !m_name->isEditing()) {
        m_presenter.keepUnsaved(QStringLiteral("name"), {});
        m_name->resume(typed);
    }
    m_tags->setTags(tagsOf(card.person.tags));
    showFacts();
}

void ProfileHeader::showFacts()
{
    if (!m_presenter.card())
        return;
    const CustomerCard &card = *m_presenter.card();
    const TimePoint now = m_presenter.clock().now();
    QStringList facts; // of the person; who answers stands in a line of its own
    if (!card.person.language.isEmpty())
        facts.append(plaintext::oneLine(languagenames::title(card.person.language)));
    // Without an id it would be the zone of this computer.
    if (const QTimeZone zone(card.person.timeZone.toLatin1()); !card.person.timeZone.isEmpty() && zone.isValid()) {
        const auto local = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone);
        facts.append(unbroken(tr("%1 there now").arg(QLocale().toString(local.time(), QStringLiteral("HH:mm")))));
    }
    facts.append(unbroken(tr("%n message(s)", nullptr, static_cast<int>(card.mentionCount))));
    const UserId holder = holderAt(card.claim, now);
    QString answer = tr("nobody answers now");
    if (holder == m_presenter.me().id && !holder.isEmpty())
        answer = tr("you answer");
    else if (!holder.isEmpty())
        answer = tr("%1 answers").arg(plaintext::isolated(plaintext::oneLine(card.holderName)));
    QStringList states{answer};
    if (const auto stage = stageOf(card))
        states.append(LoyaltySection::title(*stage));
    const QString between = QStringLiteral(" · ");
    m_facts->setText(facts.join(between) + u'\n' + states.join(between));
}

void ProfileHeader::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_minute.start();
    showFacts();
}

void ProfileHeader::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_minute.stop();
}

} // namespace otklik
