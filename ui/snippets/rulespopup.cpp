#include "ui/snippets/rulespopup.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int popupWidth = 440;
constexpr int mostHeight = 420;

} // namespace

RulesPopup::RulesPopup(const TeamRules &rules, const QString &language, QWidget *parent) : Popup(parent)
{
    setFixedWidth(popupWidth);
    auto *head = new ToneLabel(LabelTone::Bold, this);
    head->setText(tr("What must not be broken"));
    column()->addWidget(head);
    auto *content = new QWidget;
    auto *list = new QVBoxLayout(content);
    list->setContentsMargins(0, 0, metrics::space2, 0);
    list->setSpacing(2);
    for (const TeamRule &rule : rules.rules) {
        auto *title = new ToneLabel(LabelTone::Bold, content);
        title->setWordWrap(true);
        title->setText(tr("%1 · %2", "priority and rule").arg(QLocale().toString(rule.priority), rule.title.in(language)));
        if (list->count() > 0)
            list->addSpacing(metrics::space2);
        list->addWidget(title);
        if (rule.text.in(language) == rule.title.in(language))
            continue;
        auto *text = new ToneLabel(LabelTone::Quiet, content);
        text->setWordWrap(true);
        text->setText(rule.text.in(language));
        list->addWidget(text);
    }
    if (rules.rules.isEmpty()) {
        auto *empty = new ToneLabel(LabelTone::Quiet, content);
        empty->setWordWrap(true);
        empty->setText(tr("The team has no directing rules. A lead can write them on the Team page."));
        list->addWidget(empty);
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setAccessibleName(head->text());
    const int wanted = content->heightForWidth(popupWidth - 2 * metrics::space4) + metrics::space2;
    scroll->setFixedHeight(std::min(std::max(wanted, 60), mostHeight));
    column()->addWidget(scroll);
    setFocusProxy(scroll);
}

} // namespace otklik
