using System.Runtime.InteropServices;
using UserCoNdis.HardwareGuest;
using UserCoNdis.HardwareGuest.Machine;
using UserCoNdis.Tools.Guest;

const string Usage = """
    usage: dotnet run --project tools/Guest -- VERB

      list           names every hardware case
      run [--keep FOLDER] [--keep-console] [--no-publish] CASE...
                     publishes our programs (--no-publish: takes those of last time), runs cases, or all whose names begin so, and shows all
                     that is known of those that fail
      exec [--module 'NAME PARAMETERS']... [--device DRIVER,PROPERTIES]... [--qemu ARGUMENT]... [--limit SECONDS]
           [--keep-console] PROGRAM ARGUMENT...
                     boots a guest on this machine's own files, runs one program in it, its output here, and ends with its exit code;
                     what the guest writes is gone with it, but for /run/ucondis while it runs
      shell [--module...] [--device...]
                     the same with a shell and this terminal
    """;

// No guest outlives us: a signal switches it off, and the way out is the usual one.
using CancellationTokenSource interrupted = new();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupted.Cancel();
    QemuProcess.KillAll();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
try
{
    if (args is ["exec" or "shell" or "run", ..] && GuestRequirements.Lacks is string lacking)
    {
        throw new GuestException(lacking);
    }

    switch (args.FirstOrDefault())
    {
        case "list":
            return RunVerb.List();
        case "run":
            return await RunVerb.RunAsync(GuestOptions.Parse(args[1..]), interrupted.Token);
        case "exec":
            return ExecVerb.Run(GuestOptions.Parse(args[1..]));
        case "shell":
            return ExecVerb.RunShell(GuestOptions.Parse(args[1..]));
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (GuestException e)
{
    Console.Error.WriteLine($"guest: {e.Message}");
    return 3;
}
