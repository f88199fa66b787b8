#pragma once

#include "models/peoplerights.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace otklik {

class RightsPresenter;
class ToneLabel;

/// Who looked at the card of a customer and who changed it, newest first, page by page. Not modal; deletes
/// itself when closed.
class JournalBox final : public QDialog
{
    Q_OBJECT

public:
    JournalBox(RightsPresenter &presenter, QWidget *parent);

private:
    void read();
    void add(const JournalPage &page);

    RightsPresenter &m_presenter;
    const PersonId m_person;
    ToneLabel *m_sentence;
    QTreeWidget *m_list;
    QPushButton *m_earlier;
    qint64 m_last = 0; ///< id of the oldest entry that is shown
};

} // namespace otklik
