namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>
/// One hardware case, all of it data: what the emulated machine has plugged in, what its kernel loads, which programs run
/// in it and outside of it, what happens while they run, and what is to come of it. The host reads the machine and the
/// programs that run outside; everything else goes to the agent in the guest as JSON.
/// </summary>
/// <param name="Name">What a person types to run it: <c>uart-dial-pap</c>.</param>
/// <param name="Title">One line that says what it shows.</param>
public sealed record HardwareCase(string Name, string Title)
{
    /// <summary>The emulated machine; cases with equal ones share a boot.</summary>
    public MachineSpec Machine { get; init; } = new();

    /// <summary>
    /// Kernel modules, with their parameters as modprobe takes them: <c>dummy_hcd num=2</c>. They stay for the cases that name them too, and
    /// go before one that does not.
    /// </summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Files that programs read, by their name in the working folder; all may read and run them.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is bound to the gadget controllers before a program starts.</summary>
    public IReadOnlyList<GadgetSpec> Gadgets { get; init; } = [];

    /// <summary>What runs, started in this order; the case ends with the last one that is not in the background.</summary>
    public IReadOnlyList<ProgramSpec> Programs { get; init; } = [];

    /// <summary>What happens when a program says a line.</summary>
    public IReadOnlyList<EventSpec> Events { get; init; } = [];

    /// <summary>What has to be there when the last program has ended and nothing is unplugged yet; written as <see cref="ProgramSpec.Needs"/> is.</summary>
    public IReadOnlyList<string> Afterwards { get; init; } = [];

    /// <summary>Files of the working folder that are kept when the case passes; when it fails all are.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>After so long the case has failed and the machine is killed.</summary>
    public int LimitSeconds { get; init; } = 240;
}
