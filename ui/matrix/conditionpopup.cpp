#include "ui/matrix/conditionpopup.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int listWidth = 300;
constexpr int longestList = 10;

} // namespace

ConditionPopup::ConditionPopup(const MatrixQuestion &question, const std::optional<QStringList> &answers,
                               const QString &language, QWidget *parent)
    : Popup(parent)
    , m_question(question)
    , m_modes(new QButtonGroup(this))
    , m_list(new QListWidget(this))
    , m_ok(new QPushButton(tr("Take"), this))
{
    const QString title = question.title.in(language);
    setAccessibleName(title);
    auto *heading = new ToneLabel(title, LabelTone::Bold, this);
    heading->setWordWrap(true);
    column()->addWidget(heading);
    for (const auto &[mode, text] : {std::pair(Any, tr("Does not matter")), std::pair(OneOf, tr("One of these answers")),
                                     std::pair(AllBut, tr("All but these answers"))}) {
        auto *button = new QRadioButton(text, this);
        button->installEventFilter(this);
        m_modes->addButton(button, mode);
        column()->addWidget(button);
    }
    m_list->setAccessibleName(title);
    m_list->installEventFilter(this);
    column()->addWidget(m_list);
    m_ok->setDefault(true);
    m_ok->installEventFilter(this);
    column()->addWidget(m_ok, 0, Qt::AlignRight);

    const bool isAllBut = answers && 2 * answers->size() > question.answers.size();
    QStringList checked = answers.value_or(QStringList());
    if (isAllBut) {
        checked.clear();
        for (const MatrixAnswer &answer : question.answers)
            if (!answers->contains(answer.key))
                checked.append(answer.key);
    }
    fill(checked, language);
    setMode(!answers ? Any : isAllBut ? AllBut : OneOf);
    connect(m_modes, &QButtonGroup::idToggled, this, &ConditionPopup::showMode);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        if (mode() == Any && !this->answers(Qt::Checked).isEmpty())
            setMode(OneOf);
        showMode();
    });
    connect(m_ok, &QPushButton::clicked, this, &ConditionPopup::accept);
    showMode();
}

void ConditionPopup::fill(const QStringList &checked, const QString &language)
{
    for (const MatrixAnswer &answer : m_question.answers) {
        auto *item = new QListWidgetItem(answer.title.in(language), m_list);
        item->setSizeHint({0, metrics::space6});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(checked.contains(answer.key) ? Qt::Checked : Qt::Unchecked);
    }
    const int shown = std::min(longestList, std::max(1, m_list->count()));
    m_list->setFixedSize(listWidth, shown * metrics::space6 + metrics::space1);
    m_list->setCurrentRow(0);
}

void ConditionPopup::setMode(Mode mode)
{
    m_modes->button(mode)->setChecked(true);
}

ConditionPopup::Mode ConditionPopup::mode() const
{
    return static_cast<Mode>(m_modes->checkedId());
}

QStringList ConditionPopup::answers(Qt::CheckState state) const
{
    QStringList keys;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == state)
            keys.append(m_question.answers.at(i).key);
    return keys;
}

void ConditionPopup::showMode()
{
    // A condition that nothing meets cannot be taken.
    const QStringList fitting = answers(mode() == AllBut ? Qt::Unchecked : Qt::Checked);
    m_ok->setEnabled(mode() == Any || !fitting.isEmpty());
}

void ConditionPopup::accept()
{
    if (!m_ok->isEnabled())
        return;
    std::optional<QStringList> taken;
    if (mode() != Any)
        taken = answers(mode() == AllBut ? Qt::Unchecked : Qt::Checked);
    close();
    Q_EMIT chosen(taken);
}

bool ConditionPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            accept();
            return true;
        }
    }
    return Popup::eventFilter(watched, event);
}

void ConditionPopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_list->setFocus(Qt::PopupFocusReason);
}

} // namespace otklik
