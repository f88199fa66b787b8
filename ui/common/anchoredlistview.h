#pragma once

#include <QListView>
#include <QPersistentModelIndex>

namespace otklik {

/// A list whose rows stay where the eye has them while the model changes above
/// them: the first visible row keeps its place. At the very top (Follows::Top)
/// or the very end (Follows::End) new rows are let in instead, if it follows one.
class AnchoredListView : public QListView
{
    Q_OBJECT

public:
    enum class Follows { Top, End, Nothing };

    explicit AnchoredListView(Follows follows, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setFollows(Follows follows) { m_follows = follows; }
    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] bool isAtTop() const;
    void scrollToEnd();
    /// Asks the delegate for all heights again; the first visible row stays.
    void relayoutKeepingPlace();

private:
    void keep();
    void restore();

    Follows m_follows;
    QPersistentModelIndex m_anchor;
    int m_anchorTop = 0;
    bool m_wasAtEdge = true;
};

} // namespace otklik
