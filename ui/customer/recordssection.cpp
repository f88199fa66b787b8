#include "ui/customer/recordssection.h"

#include "ui/bonus/bonustext.h"
#include "ui/common/iconbutton.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/personforms.h"
#include "ui/customer/typeddate.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace otklik {

namespace {

constexpr qsizetype factsAtFirst = 6;
constexpr qsizetype ordersAtFirst = 5;
constexpr qsizetype longestFact = 2000; ///< characters

/// The sign of a currency where everybody knows it, else its code.
QString signOf(const QString &currency)
{
    static const QHash<QString, QString> signs{
        {QStringLiteral("RUB"), QStringLiteral("₽")}, {QStringLiteral("EUR"), QStringLiteral("€")},
        {QStringLiteral("USD"), QStringLiteral("$")}, {QStringLiteral("GBP"), QStringLiteral("£")},
        {QStringLiteral("KZT"), QStringLiteral("₸")}, {QStringLiteral("UAH"), QStringLiteral("₴")}};
    return signs.value(currency, currency);
}

} // namespace

RecordsSection::RecordsSection(QWidget *parent) : Section(tr("Customer base"), parent)
{
    hide();
}

void RecordsSection::startOver()
{
    m_unfolded.clear();
}

void RecordsSection::setRecords(const QList<CustomerRecord> &records, TimePoint now)
{
    if (m_records == records && RelativeTime::dateOf(now) == RelativeTime::dateOf(m_now))
        return;
    m_records = records;
    m_now = now;
    fill();
}

void RecordsSection::fill()
{
    clearRows();
    for (const CustomerRecord &record : std::as_const(m_records)) {
        rows()->addWidget(makeHead(record));
        if (record.isGone) {
            auto *gone = new NoticeStrip(this);
            gone->setObjectName(QStringLiteral("recordGone"));
            gone->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("warning"),
                            tr("Gone from the customer base. What it said last stands here."));
            rows()->addWidget(gone);
        }
        addFacts(record);
        addOrders(record);
    }
    setVisible(!m_records.isEmpty());
}

QWidget *RecordsSection::makeHead(const CustomerRecord &record)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *source = new ElidedLabel(LabelTone::Normal, head);
    const QString title = plaintext::oneLine(record.source);
    const QString number = plaintext::oneLine(record.number);
    source->setFullText(number.isEmpty() ? title : tr("%1 · No. %2").arg(title, number));
    words->addWidget(source);
    auto *imported = new ElidedLabel(LabelTone::Quiet, head);
    imported->setFullText(tr("imported %1").arg(RelativeTime::inSentence(record.importedAt, m_now)));
    words->addWidget(imported);
    row->addLayout(words, 1);
    if (const QUrl url(record.url); url.scheme().startsWith(QLatin1StringView("http"))) {
        QToolButton *open = makeIconButton(QStringLiteral("browser"), tr("Open the record in the customer base"), head);
        open->setObjectName(QStringLiteral("openRecord"));
        row->addWidget(open, 0, Qt::AlignTop);
        connect(open, &QToolButton::clicked, this, [this, url, open, written = record.url] {
            Q_EMIT linkClicked(url, written, open->mapToGlobal(QPoint(0, open->height())));
        });
    }
    return head;
}

void RecordsSection::addFacts(const CustomerRecord &record)
{
    QList<std::pair<QString, QString>> facts;
    const auto add = [&](const QString &title, const QString &value) {
        if (!value.isEmpty())
            facts.append({title, value});
    };
    add(tr("City"), record.city);
    add(tr("Born"), PersonForms::birthDate(record.birthDate, RelativeTime::dateOf(m_now)));
    add(tr("Tags"), record.tags);
    for (auto it = record.details.begin(); it != record.details.end(); ++it)
        add(it.key(), it.value().toVariant().toString());
    const QString fold = QStringLiteral("facts/") + record.id.value;
    const bool isFolded = facts.size() > factsAtFirst && !m_unfolded.contains(fold);
    const qsizetype count = isFolded ? factsAtFirst : facts.size();
    for (qsizetype i = 0; i < count; ++i)
        addFact(facts.at(i).first, facts.at(i).second);
    if (isFolded)
        addMore(fold, facts.size() - factsAtFirst);
}

void RecordsSection::addFact(const QString &title, const QString &value)
{
    auto *fact = new QWidget(this);
    auto *row = new QHBoxLayout(fact);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(metrics::space2);
    auto *caption = new ElidedLabel(LabelTone::Quiet, fact);
    caption->setFullText(plaintext::oneLine(title));
    caption->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    caption->setFixedWidth(InPlaceField::captionWidth);
    row->addWidget(caption, 0, Qt::AlignTop);
    auto *words = new ToneLabel(plaintext::shown(value.left(longestFact)), LabelTone::Normal, fact);
    words->setObjectName(QStringLiteral("fact"));
    words->setWordWrap(true);
    words->setMinimumWidth(1); // one long word does not widen the card
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(plaintext::oneLine(title + QStringLiteral(": ") + value.left(longestFact)));
    row->addWidget(words, 1);
    rows()->addWidget(fact);
}

void RecordsSection::addOrders(const CustomerRecord &record)
{
    if (record.orders.isEmpty())
        return;
    rows()->addSpacing(metrics::space1);
    rows()->addWidget(new ToneLabel(tr("%n order(s)", nullptr, static_cast<int>(record.orders.size())), LabelTone::Quiet, this));
    const QString fold = QStringLiteral("orders/") + record.id.value;
    const bool isFolded = record.orders.size() > ordersAtFirst && !m_unfolded.contains(fold);
    const qsizetype count = isFolded ? ordersAtFirst : record.orders.size();
    for (qsizetype i = 0; i < count; ++i)
        rows()->addWidget(makeOrder(record.orders.at(i)));
    if (isFolded)
        addMore(fold, record.orders.size() - ordersAtFirst);
}

QWidget *RecordsSection::makeOrder(const Order &order)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("order"));
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 2, 0, 2);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space2);
    auto *title = new ElidedLabel(LabelTone::Normal, row);
    const QString name = plaintext::oneLine(order.title);
    const QString number = plaintext::oneLine(order.number);
    title->setFullText(name.isEmpty() ? tr("Order %1").arg(number) : name);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addWidget(title, 1);
    if (order.amount != 0)
        head->addWidget(new ToneLabel(BonusText::money(order.amount, signOf(order.currency)), LabelTone::Normal, row));
    column->addLayout(head);
    QStringList facts;
    if (!name.isEmpty() && !number.isEmpty())
        facts.append(tr("No. %1").arg(number));
    if (!order.state.isEmpty())
        facts.append(plaintext::oneLine(order.state));
    if (order.placedAt)
        facts.append(typeddate::shown(RelativeTime::dateOf(*order.placedAt)));
    auto *foot = new ElidedLabel(LabelTone::Quiet, row);
    foot->setFullText(facts.join(QStringLiteral(" · ")));
    foot->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(foot);
    row->setAccessibleName(title->fullText() + QStringLiteral(", ") + foot->fullText());
    return row;
}

void RecordsSection::addMore(const QString &fold, qsizetype left)
{
    auto *more = new QPushButton(tr("%n more", nullptr, static_cast<int>(left)), this);
    more->setObjectName(fold.section(u'/', 0, 0) + QStringLiteral("More"));
    more->setFlat(true);
    more->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    rows()->addWidget(more);
    connect(more, &QPushButton::clicked, this, [this, fold] {
        m_unfolded.insert(fold);
        fill();
    });
}

} // namespace otklik
