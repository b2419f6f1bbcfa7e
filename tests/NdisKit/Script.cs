using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>What scripted drivers share: a log of the callbacks, a hook before each, and the three ways to answer.</summary>
public sealed class Script(IEventLoop loop, string driver)
{
    private readonly Dictionary<string, AnswerMode> _modes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NdisStatus> _statuses = new(StringComparer.Ordinal);

    /// <summary>The callbacks in order, by WDK name.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Called at the start of each callback with its WDK name; may throw.</summary>
    public Action<string>? Hook { get; set; }

    /// <summary>Nothing is recorded, for tests that count allocations.</summary>
    public bool IsLean { get; set; }

    /// <summary>How callbacks answer that have no mode of their own.</summary>
    public AnswerMode Default { get; set; }

    public bool Saw(string ddi) => Log.Contains(ddi, StringComparer.Ordinal);

    public void Mode(string ddi, AnswerMode mode) => _modes[ddi] = mode;

    public AnswerMode ModeOf(string ddi) => _modes.GetValueOrDefault(ddi, Default);

    public void Status(string ddi, NdisStatus status) => _statuses[ddi] = status;

    public void Enter(string ddi)
    {
        if (!IsLean)
        {
            Log.Add(ddi);
        }

        Hook?.Invoke(ddi);
    }

    public NdisStatus StatusOf(string ddi) => _statuses.GetValueOrDefault(ddi, NdisStatus.Success);

    /// <summary>Answers as scripted: <paramref name="work"/> is done before the answer, <paramref name="complete"/> completes.</summary>
    public NdisStatus Answer(string ddi, Action<NdisStatus> work, Action<NdisStatus> complete)
    {
        NdisStatus status = StatusOf(ddi);
        switch (ModeOf(ddi))
        {
            case AnswerMode.Sync:
                work(status);
                return status;
            case AnswerMode.Early:
                work(status);
                complete(status);
                return NdisStatus.Pending;
            case AnswerMode.Pending:
                loop.Post(() =>
                {
                    work(status);
                    complete(status);
                });
                return NdisStatus.Pending;
            case AnswerMode.Never:
                return NdisStatus.Pending;
            default:
                throw new InvalidOperationException(driver);
        }
    }
}
