namespace UserCoNdis.Framework.Runtime;

/// <summary>What NDIS asks a living driver in the name of one that is cut off. The living may refuse (T35, T43, R051), for
/// ever: each is asked once about an object, and once more only when fewer objects are left than ever before, so the
/// asking ends.</summary>
internal sealed class StandInRequests
{
    private readonly HashSet<(ITraced Subject, string Ddi)> _asked = [];
    private int _fewest = int.MaxValue;

    /// <summary>A pass over the objects begins.</summary>
    public void BeginPass(int objectsLeft)
    {
        if (objectsLeft < _fewest)
        {
            _fewest = objectsLeft;
            _asked.Clear();
        }
    }

    /// <summary>Tells whether to ask; then it counts as asked.</summary>
    public bool TryBegin(ITraced subject, string ddi) => _asked.Add((subject, ddi));
}
