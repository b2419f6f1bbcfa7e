using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>A call manager that keeps the contract and answers as its script says, whatever its shape. Calls are driven by the
/// test or by the <see cref="ScriptedNetwork"/>.</summary>
public abstract partial class ScriptedCallManager
{
    private readonly IEventLoop _loop;

    private protected ScriptedCallManager(IEventLoop loop, string name)
    {
        _loop = loop;
        Name = name;
        Script = new Script(loop, name);
        Pvcs = new PvcList(endCall: user => EndOnPvc((ScriptedVc)user));
    }

    public string Name { get; }

    public Script Script { get; }

    public List<CoAddressFamily> Families { get; } = [new(CoAddressFamily.TapiProxy, 1, 0)];

    public List<ScriptedAf> Afs { get; } = [];

    public List<ScriptedSap> Saps { get; } = [];

    /// <summary>SAPs whose registration has not been answered yet; calls may be offered on them (4.2).</summary>
    public List<ScriptedSap> Registering { get; } = [];

    /// <summary>The VCs of its clients.</summary>
    public List<ScriptedVc> Vcs { get; } = [];

    /// <summary>Where its calls go.</summary>
    public ScriptedNetwork Network { get; set; } = new();

    /// <summary>Completes the frames of a VC, or of all, that have not been sent: they never will be (4.8 step 2).</summary>
    protected abstract void StopSends(ScriptedVc? vc);

    /// <summary>The name by which this shape calls a function that both have.</summary>
    protected abstract string Own(string ddi);

    /// <summary>Says something to the network: over a signaling VC, or directly (S1.4).</summary>
    /// <returns>False: it cannot be said.</returns>
    protected abstract bool Signal(string message);

    private static void Add<T>(List<T> list, T item, NdisStatus status)
    {
        if (status.IsSuccess)
        {
            list.Add(item);
        }
    }
}
