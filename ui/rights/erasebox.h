#pragma once

#include "models/peoplerights.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace otklik {

class RightsPresenter;
class ToneLabel;

/// Says what goes with a customer and that it cannot be undone, asks for a reason and for the customer's name,
/// and then shows the act. About the customer whose card was open, whichever is opened meanwhile. Not modal;
/// deletes itself when closed.
class EraseBox final : public QDialog
{
    Q_OBJECT

public:
    EraseBox(RightsPresenter &presenter, QWidget *parent);

private:
    void makeQuestion();
    void makeAct();
    void showScope(const ErasureScope &scope);
    void showAct(const ErasureScope &scope);
    void showTrouble(const Error &error);
    void refresh();

    RightsPresenter &m_presenter;
    const PersonId m_person;
    const QString m_name;
    ToneLabel *m_sentence;
    ToneLabel *m_scope;
    ToneLabel *m_trouble;
    QWidget *m_question;
    QLineEdit *m_reason;
    QLineEdit *m_typedName;
    QPlainTextEdit *m_act;
    QPushButton *m_erase;
    QPushButton *m_copy;
    QPushButton *m_close;
    bool m_isKnown = false;  ///< what goes
    bool m_isUnderWay = false;
};

} // namespace otklik
