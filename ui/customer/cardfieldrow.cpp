#include "ui/customer/cardfieldrow.h"

#include "ui/common/iconbutton.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/customer/cardfieldform.h"
#include "ui/customer/choicefield.h"
#include "ui/customer/inplacefield.h"

#include <QCheckBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int longestValue = 1000;

} // namespace

CardFieldRow::CardFieldRow(const CardFieldValue &value, QWidget *parent)
    : QWidget(parent), m_field(value.field), m_elsewhere(new ToneLabel(LabelTone::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeEditor(plaintext::oneLine(value.title)));
    m_elsewhere->setWordWrap(true);
    m_elsewhere->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_elsewhere->setObjectName(QStringLiteral("elsewhere"));
    if (!m_flag)
        m_elsewhere->setIndent(InPlaceField::captionWidth + metrics::space2); // below the value
    column->addWidget(m_elsewhere);
    setObjectName(m_field.key);
}

QWidget *CardFieldRow::makeEditor(const QString &title)
{
    if (m_field.type == CardFieldType::Flag) {
        m_flag = new QCheckBox(plaintext::oneLine(title).replace(u'&', QStringLiteral("&&")), this);
        m_flag->setMinimumHeight(metrics::buttonHeight);
        connect(m_flag, &QCheckBox::clicked, this,
                [this](bool isSet) { Q_EMIT edited(isSet ? QStringLiteral("yes") : QString()); });
        return m_flag;
    }
    if (m_field.type == CardFieldType::Choice) {
        m_choice = new ChoiceField(title, m_field, this);
        connect(m_choice, &ChoiceField::edited, this, &CardFieldRow::edited);
        return m_choice;
    }
    m_text = new InPlaceField(title, tr("not known"), this);
    m_text->setForm(CardFieldForm::of(m_field));
    m_text->setMaxLength(longestValue);
    connect(m_text, &InPlaceField::edited, this, &CardFieldRow::edited);
    if (m_field.type == CardFieldType::Link)
        addOpenButton();
    return m_text;
}

void CardFieldRow::addOpenButton()
{
    m_open = makeIconButton(QStringLiteral("browser"), tr("Open the link"), this);
    m_open->setObjectName(QStringLiteral("openLink"));
    m_text->addBeside(m_open);
    connect(m_open, &QToolButton::clicked, this, [this] {
        Q_EMIT linkClicked(QUrl(m_text->value()), m_text->value(), m_open->mapToGlobal(QPoint(0, m_open->height())));
    });
}

void CardFieldRow::show(const CardFieldValue &value, const QString &unsaved)
{
    if (m_flag)
        m_flag->setChecked(!value.value.isEmpty());
    if (m_choice)
        m_choice->setValue(value.value);
    if (m_text)
        m_text->setValue(value.value, value.setBy);
    if (m_open) {
        const QUrl url(value.value);
        m_open->setVisible(url.scheme().startsWith(QLatin1StringView("http")) && !url.host().isEmpty());
    }
    m_elsewhere->setText(value.elsewhere.join(u'\n'));
    m_elsewhere->setVisible(!value.elsewhere.isEmpty());
    if (m_text && !unsaved.isEmpty() && !m_text->isEditing()) {
        m_text->resume(unsaved);
        Q_EMIT resumed();
    }
}

QString CardFieldRow::leave()
{
    return m_text ? m_text->leave() : QString();
}

} // namespace otklik
