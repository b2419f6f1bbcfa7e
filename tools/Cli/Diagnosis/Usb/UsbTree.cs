using Spectre.Console;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>Draws USB devices as they are plugged in: buses, hubs, devices, functions.</summary>
internal static class UsbTree
{
    /// <summary>Makes a tree for each bus.</summary>
    public static IReadOnlyList<Tree> Of(IReadOnlyList<UsbDeviceEntry> devices)
    {
        var trees = new SortedDictionary<int, Tree>();
        var hubs = new Dictionary<string, IHasTreeNodes>(StringComparer.Ordinal);
        foreach (UsbDeviceEntry device in devices)
        {
            if (!trees.TryGetValue(device.Bus, out Tree? tree))
            {
                tree = new Tree(new Text(BusLine(device))) { Guide = TreeGuide.Line };
                trees.Add(device.Bus, tree);
                hubs[$"usb{device.Bus}"] = tree;
            }

            if (device.Hub is not null)
            {
                IHasTreeNodes parent = hubs.GetValueOrDefault(device.Hub, tree);
                hubs[device.Port] = Add(parent, device);
            }
        }

        return [.. trees.Values];
    }

    /// <summary>Says in one line what a device is and where.</summary>
    public static string Line(UsbDeviceEntry device)
    {
        string name = $"{device.Manufacturer} {device.Product}".Trim();
        string[] words =
        [
            name.Length == 0 ? device.Class : name,
            .. device.SerialNumber is null ? Array.Empty<string>() : [$"serial {device.SerialNumber}"],
            .. name.Length == 0 || device.Functions.Count != 0 ? Array.Empty<string>() : [device.Class],
            SpeedText(device.Speed),
        ];
        return $"{device.Port}  {device.Id}  {string.Join(", ", words)}";
    }

    /// <summary>Says in one line what a function is, who has it and how to name it.</summary>
    public static string Line(UsbFunctionEntry function)
    {
        string kernel = function.KernelDriver is null ? "" : $", {function.KernelDriver} of the kernel has it";
        string ours = function.Uri is null ? "no driver here" : $"{function.Driver}: {function.Uri}";
        return $"interface {function.Interface}  {function.Description ?? function.Class}{kernel}; {ours}";
    }

    private static TreeNode Add(IHasTreeNodes parent, UsbDeviceEntry device)
    {
        TreeNode node = parent.AddNode(new Text(Line(device)));
        foreach (UsbFunctionEntry function in device.Functions)
        {
            _ = node.AddNode(new Text(Line(function)));
        }

        if (device.Trouble is { } trouble)
        {
            _ = node.AddNode(new Text($"its descriptors: {trouble}"));
        }

        if (device is { MayOpen: false, Functions: var functions } && functions.Any(each => each.Uri is not null))
        {
            _ = node.AddNode(new Text("this user may not open it; the rule is below"));
        }

        return node;
    }

    private static string BusLine(UsbDeviceEntry first) => first.Hub is null
        ? $"bus {first.Bus}  {first.Id}  {$"{first.Manufacturer} {first.Product}".Trim()}, {SpeedText(first.Speed)}"
        : $"bus {first.Bus}";

    private static string SpeedText(UsbSpeed speed) => speed switch
    {
        UsbSpeed.Unknown => "speed unknown",
        UsbSpeed.Low => "1.5 Mbit/s",
        UsbSpeed.Full => "12 Mbit/s",
        UsbSpeed.High => "480 Mbit/s",
        UsbSpeed.Super => "5 Gbit/s",
        UsbSpeed.SuperPlus => "10 Gbit/s",
    };
}
