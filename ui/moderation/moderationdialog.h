#pragma once

#include "models/clock.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class ModerationForm;
class NoticeStrip;
class ToneLabel;

/// Where a warning, a removal or a block is written: the message as evidence, the
/// rule that was broken, what is on record and what is missing, the notice to the
/// author. Not modal; deletes itself when it closes.
class ModerationDialog final : public QDialog
{
    Q_OBJECT

public:
    ModerationDialog(std::unique_ptr<ModerationForm> form, const Clock &clock, QWidget *parent);
    ~ModerationDialog() override;

    [[nodiscard]] ModerationForm &form() { return *m_form; }
    [[nodiscard]] QComboBox &ruleBox() { return *m_rule; }
    [[nodiscard]] QPlainTextEdit &noticeEdit() { return *m_notice; }
    [[nodiscard]] QPushButton &sendButton() { return *m_send; }
    [[nodiscard]] QPushButton &warnButton() { return *m_warn; }
    [[nodiscard]] QCheckBox &replyBox() { return *m_inReply; }
    [[nodiscard]] QString recordText() const;
    [[nodiscard]] QString problemText() const;

Q_SIGNALS:
    /// Nothing stands in the way; `isToldInReply`: the notice goes into the reply, too.
    void sendChosen(bool isToldInReply);

private:
    QWidget *makeEvidence();
    void addRule(QVBoxLayout *column);
    void addNotice(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    void fillRules();
    void showForm();
    void showRecord();

    std::unique_ptr<ModerationForm> m_form;
    const Clock &m_clock;
    ToneLabel *m_title;
    QComboBox *m_rule = nullptr;
    ToneLabel *m_ruleText = nullptr;
    ToneLabel *m_record;
    NoticeStrip *m_missing;
    QPushButton *m_warn = nullptr;
    QPlainTextEdit *m_notice = nullptr;
    QCheckBox *m_inReply = nullptr;
    ToneLabel *m_follows = nullptr;
    ToneLabel *m_problem = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace otklik
