#include "ui/rights/consentform.h"

#include "ui/common/metrics.h"
#include "ui/rights/rightstext.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>

namespace otklik {

namespace {

constexpr int longestSource = 300;

} // namespace

ConsentForm::ConsentForm(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_answer(new QComboBox(this)), m_source(new QLineEdit(this)),
      m_date(new QDateEdit(this)), m_add(new QPushButton(tr("Write down"), this))
{
    for (const auto &[kind, name] : EnumNames<ConsentKind>::table)
        m_kind->addItem(RightsText::kind(kind), QVariant::fromValue(static_cast<int>(kind)));
    for (const bool isGiven : {true, false})
        m_answer->addItem(RightsText::answer(isGiven), isGiven);
    m_kind->setAccessibleName(tr("What it is about"));
    m_answer->setAccessibleName(tr("What they said"));
    m_source->setAccessibleName(tr("Where they said so"));
    m_source->setPlaceholderText(tr("Where they said so: form on the site, call …"));
    m_source->setMaxLength(longestSource);
    m_date->setAccessibleName(tr("When they said so"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
    m_kind->setMinimumContentsLength(8);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_add->setObjectName(QStringLiteral("writeDownConsent"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::space1, 0, metrics::space2);
    column->setSpacing(metrics::space2);
    auto *first = new QHBoxLayout;
    first->addWidget(m_kind, 2);
    first->addWidget(m_answer, 1);
    column->addLayout(first);
    column->addWidget(m_source);
    auto *last = new QHBoxLayout;
    last->addWidget(m_date, 1);
    last->addWidget(m_add);
    column->addLayout(last);
    connect(m_add, &QPushButton::clicked, this, &ConsentForm::submit);
    connect(m_source, &QLineEdit::textChanged, this, &ConsentForm::refresh);
    refresh();
}

void ConsentForm::begin(QDate today)
{
    m_kind->setCurrentIndex(0);
    m_answer->setCurrentIndex(0);
    m_source->clear();
    m_date->setMaximumDate(today);
    m_date->setDate(today);
    m_kind->setFocus();
}

void ConsentForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

void ConsentForm::submit()
{
    if (!m_add->isEnabled()) {
        m_source->setFocus();
        return;
    }
    const QDateTime noon(m_date->date(), QTime(12, 0)); // the same day wherever it is read
    Q_EMIT filled(static_cast<ConsentKind>(m_kind->currentData().toInt()), m_answer->currentData().toBool(), m_source->text(),
                  TimePoint(std::chrono::milliseconds(noon.toMSecsSinceEpoch())));
}

void ConsentForm::refresh()
{
    m_add->setEnabled(!m_source->text().trimmed().isEmpty());
}

} // namespace otklik
