using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>The gadgets of the cases. 1209 is the vendor of pid.codes, whose first products are for tests.</summary>
internal static class Gadgets
{
    /// <summary>The interface at the far end of a network gadget.</summary>
    public const string FarInterface = "far0";

    private const ushort Vendor = 0x1209;
    private const string Controller = "dummy_udc.0";

    /// <summary>A modem of class CDC-ACM; its far end is /dev/ttyGS0.</summary>
    public static GadgetSpec Acm { get; } = Make("acm", 1, new GadgetFunction("acm.0"));

    /// <summary>An adapter of class CDC-ECM; its far end is <see cref="FarInterface"/>.</summary>
    public static GadgetSpec Ecm { get; } = Make("ecm", 2, Network("ecm.0"));

    /// <summary>An adapter of class CDC-NCM; its far end is <see cref="FarInterface"/>.</summary>
    public static GadgetSpec Ncm { get; } = Make("ncm", 3, Network("ncm.0"));

    /// <summary>Sends back what it gets. Small requests, so that a packet that fills one goes back at once.</summary>
    public static GadgetSpec Loopback { get; } = Make("loopback", 4, new GadgetFunction("Loopback.0")
    {
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["bulk_buflen"] = "512", ["qlen"] = "32" },
    });

    /// <summary>Takes anything, and gives octets that count up to 62 (pattern 1: each modulo 63).</summary>
    public static GadgetSpec SourceSink { get; } = Make("sourcesink", 5, new GadgetFunction("SourceSink.0")
    {
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["pattern"] = "1", ["bulk_buflen"] = "4096" },
    });

    /// <summary>The URI of a gadget.</summary>
    public static string Uri(GadgetSpec gadget, string options = "") =>
        $"usb:{gadget.VendorId:x4}:{gadget.ProductId:x4}{(options.Length == 0 ? "" : $"?{options}")}";

    /// <summary>A gadget among the needs of a program.</summary>
    public static string Presence(GadgetSpec gadget) => $"usb:{gadget.VendorId:x4}:{gadget.ProductId:x4}";

    private static GadgetSpec Make(string name, ushort product, GadgetFunction function) =>
        new(name, Vendor, product, Controller) { Serial = $"HW-{name}", Functions = [function] };

    private static GadgetFunction Network(string name) => new(name)
    {
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host_addr"] = "02:00:00:00:02:01",
            ["dev_addr"] = "02:00:00:00:02:02",
            ["ifname"] = "far%d",
        },
    };
}
