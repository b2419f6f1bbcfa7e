using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>What cannot be had on real usbfs, and how we say so.</summary>
internal static class RefusalCases
{
    private const int Lacking = 3;
    private const int Failed = 1;
    private const string NobodysFolder = "/tmp";

    // A user who may read everything, because the tree may lie in a home, and write nothing.
    private static readonly string[] s_asNobody =
    [
        "setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search",
    ];

    private static readonly string AcmUri = Gadgets.Uri(Gadgets.Acm);

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        SerialCases.Acm("refused-permission", "A user without the right to the device is told the udev rule that gives it") with
        {
            Programs =
            [
                new ProgramSpec(Ours.Dial, [.. s_asNobody, "{ucondis}", "dial", AcmUri, "--direct", "--json"])
                {
                    Needs = [Gadgets.Presence(Gadgets.Acm)],
                    Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = NobodysFolder, ["DOTNET_CLI_HOME"] = NobodysFolder },
                    ExitCode = Lacking,
                    Says = ["\"cause\": \"permissionDenied\"", "SUBSYSTEM==\"usb\"", "1209"],
                },
            ],
        },
        SerialCases.Acm("refused-busy", "A device that a kernel driver has, with detach=no, is busy, and the driver is named") with
        {
            Modules = [.. Machines.Controllers, .. Machines.Ppp, "cdc_acm"],
            Programs =
            [
                Ours.Call(Ours.Dial, Gadgets.Uri(Gadgets.Acm, "detach=no"), "--direct") with
                {
                    Needs = ["driver:cdc_acm"],
                    ExitCode = Failed,
                    Says = ["cdc_acm", "\"outcome\": \"failed\""],
                },
            ],
            Afterwards = ["driver:cdc_acm", "/dev/ttyACM0"],
        },
        SerialCases.Acm("refused-absent", "A device that is not plugged in is not there") with
        {
            Programs = [Ours.Call(Ours.Dial, "usb:1209:00ff", "--direct") with { Needs = [], ExitCode = 2, Says = ["\"outcome\": \"failed\""] }],
        },
    ];
}
