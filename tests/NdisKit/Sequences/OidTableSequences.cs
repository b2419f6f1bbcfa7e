using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 5.2 and 7.3: every object, asked of whom and as the table says.</summary>
internal static class OidTableSequences
{
    private static readonly CoAddressFamily s_atm = new(CoAddressFamily.Q2931, 3, 1); // where TRANSLATE is allowed (R308)

    [Sequence("7.3 every object", StartsItself = true)]
    public static void Every(ContractFixture f)
    {
        f.CallManager.Families.Add(s_atm);
        f.Start();
        ScriptedClient atm = f.Add(new ScriptedClient(f.Loop, "ATM", s_atm.AddressFamily) { WantsCalls = false });
        f.Run();
        ScriptedCall call = f.Connect();
        foreach (OidRow row in OidTable.Rows.Where(r => r.Need != OidNeed.Reserved && r.Oid != Oid.CoAfClose)) // it has its own
        {
            NdisOidRequest request = Request(f, row);
            Ask(f, atm, call, row, request);
            f.Run();
            Expect.Same((row.Name, request.InformationBuffer.Length), (row.Name, request.BytesWritten + request.BytesRead));
        }
    }

    [Sequence("7.3 reserved")]
    public static void Reserved(ContractFixture f)
    {
        f.CallManager.Script.Once("ProtocolCoOidRequest", NdisStatus.NotSupported);
        f.Client.RequestOfCallManager(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.CoGetCallInformation, new byte[8]));
        f.Run();
        Expect.SameItems([NdisStatus.NotSupported], f.Client.OidsCompleted.Select(o => o.Status));
    }

    private static void Ask(ContractFixture f, ScriptedClient atm, ScriptedCall call, OidRow row, NdisOidRequest request)
    {
        ScriptedCall? of = row.Scope == OidScope.Vc ? call : null;
        if (row.Target == OidTarget.MiniportHalf)
        {
            f.Client.Request(f.Binding, of, request);
        }
        else if (row.Target == OidTarget.Client)
        {
            f.CallManager.Request(f.CallManager.Afs[0], null, request);
        }
        else if (row.Name.Contains("TRANSLATE", StringComparison.Ordinal))
        {
            atm.RequestOfCallManager(atm.Binding, null, request);
        }
        else
        {
            f.Client.RequestOfCallManager(f.Binding, of, request);
        }
    }

    // Scripted drivers leave the buffer as it is: what is in it is question and answer.
    private static NdisOidRequest Request(ContractFixture f, OidRow row)
    {
        NdisRequestType type = row.Kinds == OidKinds.Set ? NdisRequestType.SetInformation : NdisRequestType.QueryInformation;
        CoPvc pvc = new(f.Binding.Af!.NdisAfHandle, new CoSpecificParameters(0, new byte[] { 1 }));
        byte[] buffer = new byte[Math.Max(row.MinimumSize, row.Name.EndsWith("_PVC", StringComparison.Ordinal) ? pvc.Size : 0)];
        if (row.Oid == Oid.CoAddPvc || row.Oid == Oid.CoDeletePvc)
        {
            pvc.Write(buffer);
        }
        else if (row.Oid == Oid.WanCoGetInfo)
        {
            new NdisWanCoInfo(1500, 8, WanFraming.PppFraming, 0).Write(buffer); // R281, R282
        }
        else if (row.Oid == Oid.GenCoMacOptions)
        {
            BitConverter.TryWriteBytes(buffer, (uint)MacOptions.NoLoopback); // R291
        }
        else if (row.Oid == Oid.CoTapiCmCaps)
        {
            new CoTapiCmCaps(CoTapi.Version, 1, 0).Write(buffer); // R301
        }

        return new(type, row.Oid, buffer);
    }
}
