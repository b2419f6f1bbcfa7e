using System.CommandLine;
using Spectre.Console;
using UserCoNdis.Tools.Cli.Diagnosis;
using UserCoNdis.Tools.Cli.Diagnosis.Usb;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis devices</c>: what can be named in a link URI on this machine.</summary>
internal static class DevicesCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var watch = new Option<bool>("--watch")
        {
            Description = "USB devices alone: what is plugged in, then what comes and goes, until Ctrl-C; with --json a document a line",
        };
        var command = new Command("devices", "Lists serial ports, interfaces and USB devices, the URI to use, and what permission is missing") { watch };
        VerbRun.SetAction(command, json, context, (parse, run) => parse.GetValue(watch)
            ? new UsbWatch(run).RunAsync()
            : Task.FromResult(Run(run, DeviceList.Read(context.Usb))));
        return command;
    }

    internal static ExitCode Run(VerbRun run, DeviceList devices)
    {
        Show(run, "Serial ports", devices.SerialPorts,
            port => [port.Uri, port.Product is null ? port.Driver : $"{port.Product} ({port.Driver})", MayOpen(port.Mend)]);
        Show(run, "Network interfaces", devices.Interfaces,
            each => [each.Uri ?? each.Name, Describe(each), each.Uri is null ? "not for calls" : each.Mend is null ? "may be opened" : "may not be opened"]);
        if (devices.Interfaces.FirstOrDefault(each => each.Mend is not null) is { Mend: { } mend })
        {
            run.Say($"  To open interfaces: {mend}");
        }

        ShowUsb(run, devices);
        run.Say("Always there: pty: (a new pseudo-terminal), exec:PROGRAM, tcp:HOST:PORT, unix:/PATH, unixdgram:/PATH?peer=/PATH; tap:NAME and --tun NAME make interfaces.");
        run.Document(devices);
        return ExitCode.Success;
    }

    private static void ShowUsb(VerbRun run, DeviceList devices)
    {
        run.Say(devices.UsbAbsence is { } absence ? $"USB devices: none; {absence}." : "USB devices:");
        foreach (Tree bus in UsbTree.Of(devices.UsbDevices))
        {
            run.Human.Write(new Padder(bus, new Padding(2, 0, 0, 0)));
        }

        string[] rules =
        [
            .. devices.UsbDevices.Where(each => each.Functions.Any(function => function.Uri is not null))
                .Select(each => each.Mend).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        if (rules.Length != 0)
        {
            run.Say($"  To open a device that may not be: {UdevRule.HowToApply}:");
            foreach (string rule in rules)
            {
                run.Context.Error.WriteLine($"    {rule}"); // to be copied: in one line, however long
            }
        }
    }

    private static void Show<T>(VerbRun run, string title, IReadOnlyList<T> items, Func<T, string[]> row)
    {
        run.Say(items.Count == 0 ? $"{title}: none." : $"{title}:");
        if (items.Count > 0)
        {
            Table table = PlainTable.Create(columns: 3);
            foreach (T item in items)
            {
                _ = table.AddRow(row(item).Select(cell => new Text(cell)));
            }

            run.Human.Write(new Padder(table, new Padding(2, 0, 0, 0)));
        }
    }

    private static string Describe(InterfaceEntry each)
    {
        string speed = each.SpeedBps is { } bps ? $", {bps / 1_000_000} Mbit/s" : "";
        return $"{each.Address ?? "no MAC"}, {each.State}, MTU {each.Mtu}{speed}";
    }

    private static string MayOpen(string? mend) => mend is null ? "may be opened" : $"may not be opened: {mend}";
}
