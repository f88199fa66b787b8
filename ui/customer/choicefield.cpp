#include "ui/customer/choicefield.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/customer/cardfieldform.h"
#include "ui/customer/inplacefield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

namespace otklik {

namespace {

constexpr qsizetype longestShown = 40; ///< characters

/// Words that a menu or button takes as they are.
QString words(const QString &title)
{
    return plaintext::excerpt(title, longestShown).replace(u'&', QStringLiteral("&&"));
}

} // namespace

ChoiceField::ChoiceField(const QString &caption, const CardField &field, QWidget *parent)
    : QWidget(parent), m_field(field), m_button(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0); // the button keeps its own distance
    auto *title = new ElidedLabel(LabelTone::Quiet, this);
    title->setFullText(caption);
    title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    title->setFixedWidth(InPlaceField::captionWidth);
    row->addWidget(title);
    m_button->setObjectName(QStringLiteral("choice"));
    m_button->setAutoRaise(true);
    m_button->setFixedHeight(metrics::buttonHeight);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setAccessibleName(caption);
    m_button->installEventFilter(this);
    row->addWidget(m_button);
    row->addStretch(1);
    connect(m_button, &QToolButton::clicked, this, &ChoiceField::showMenu);
    setValue({});
}

void ChoiceField::setValue(const QString &key)
{
    m_value = key;
    const QString shown = key.isEmpty() ? tr("choose…") : words(CardFieldForm::shown(m_field, key));
    m_button->setText(shown + QStringLiteral(" ▾"));
    m_button->setAccessibleDescription(shown);
}

void ChoiceField::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [&](const QString &title, const QString &key) {
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(key == m_value);
        connect(action, &QAction::triggered, this, [this, key] {
            if (key != m_value)
                Q_EMIT edited(key);
        });
    };
    offer(tr("not known"), {});
    for (const CardChoice &choice : m_field.choices)
        offer(words(choice.title.in(ComposerText::uiLanguage())), choice.key);
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
}

bool ChoiceField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2) {
            showMenu();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace otklik
