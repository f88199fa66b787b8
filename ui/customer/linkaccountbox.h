#pragma once

#include "models/customer.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace otklik {

class ToneLabel;

/// Finds an account and, after a clear sentence, puts it under the person. Not
/// modal; deletes itself when closed.
class LinkAccountBox final : public QDialog
{
    Q_OBJECT

public:
    LinkAccountBox(const QString &personName, QWidget *parent);

    void setFound(const QString &text, const QList<Account> &accounts);

Q_SIGNALS:
    void searched(const QString &text);
    void linkChosen(const otklik::AccountId &id);

private:
    void explain();

    QString m_personName;
    QList<Account> m_found;
    QLineEdit *m_input;
    QListWidget *m_list;
    ToneLabel *m_sentence;
    QPushButton *m_link;
};

} // namespace otklik
