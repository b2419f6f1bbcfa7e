using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>The hardware loopback test on the functions that the kernel has for it, and on a CDC-ACM gadget whose far end is the kernel's terminal.</summary>
internal static class LoopbackCases
{
    private const string Bench = "bench";
    private const string Good = "octets, none lost or inserted, no bit wrong";

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        // Reads as long as the gadget's requests: what is looped back fills each.
        Measure("loopback-bulk", "PRBS-31 out and back through the Loopback function", Gadgets.Loopback, "?transfer=512", "--block", "512", "--sizes", "512,4096"),
        Measure("sourcesink-bulk", "What the SourceSink function sends, and what it takes", Gadgets.SourceSink, "", "--mode", "sourcesink", "--pattern", "mod63", "--sizes", "512,4096"),
        Measure("acm-pair", "PRBS-31 both ways between a CDC-ACM gadget and the terminal at its far end", Gadgets.Acm, "", $"serial:{SerialCases.AcmFarEnd}?speed=9600"),
    ];

    private static HardwareCase Measure(string name, string title, GadgetSpec gadget, string options, params string[] more) => new(name, title)
    {
        Machine = Machines.Gadgets,
        Modules = Machines.Controllers,
        Gadgets = [gadget],
        Programs =
        [
            new ProgramSpec(
                Bench,
                ["{ucondis}", "bench", Gadgets.Uri(gadget) + options, .. more, "--rounds", "1", "--seconds", "0.5", "--for", "2s", "--html", "bench.html", "--json"])
            {
                Needs = [Gadgets.Presence(gadget)],
                Says = [Good],
                LimitSeconds = 180,
            },
        ],
        Files = ["bench.html"],
    };
}
