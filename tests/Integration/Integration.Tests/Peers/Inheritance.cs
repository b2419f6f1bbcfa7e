using System.Diagnostics;
using System.Runtime.InteropServices;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// Gives a program a descriptor of ours. All peers are started under one lock, so that no other one gets it too, which would
/// keep a line open that the test thinks is closed.
/// </summary>
internal static class Inheritance
{
    private static readonly Lock s_gate = new();

    /// <summary>Starts the process; <paramref name="descriptor"/> is then the child's alone.</summary>
    public static void Start(Process process, SafeHandle? descriptor)
    {
        lock (s_gate)
        {
            if (descriptor is not null)
            {
                PeerNative.LetInherit(descriptor);
            }

            _ = process.Start();
            descriptor?.Dispose();
        }
    }
}
