#pragma once

#include "models/channelstore.h"
#include "ui/cards/cardpage.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class ChannelsPresenter;
class ToneLabel;

/// The coverage page: every channel with what it promises, how completely it is heard, and what was missed; red where
/// a promise is not kept. Passive.
class ChannelsView final : public CardPage
{
    Q_OBJECT

public:
    explicit ChannelsView(ChannelsPresenter &presenter, QWidget *parent = nullptr);

private:
    QWidget *makeDetail();
    QWidget *makeDecision(QWidget *parent);
    void showRow(int row);
    void showGaps();
    QWidget *makeGap(const GapItem &item);
    void showPromise();
    void save();
    void showWhatIsThere();

    ChannelsPresenter &m_presenter;
    SourceId m_shown;
    ChannelItem m_item;
    QWidget *m_detail = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_standing = nullptr;
    ToneLabel *m_ledger = nullptr;
    QComboBox *m_policy = nullptr;
    ToneLabel *m_promise = nullptr;
    QPlainTextEdit *m_blindSpots = nullptr;
    QPushButton *m_save = nullptr;
    ToneLabel *m_gapsTitle = nullptr;
    QWidget *m_gaps = nullptr;
    QList<GapItem> m_gapsShown;
};

} // namespace otklik
