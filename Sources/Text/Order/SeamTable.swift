/// How far two kinds of words side by side speak for a seam between them, in sixths of a natural logarithm of odds.
///
/// Learnt from 25,000 lines that were cut out of running Arabic news and turned round (logistic regression over the place of
/// the seam). A row is the left word's aspect, a column the right word's, in the order of `WordAspect`; a letter is a weight:
/// `a`–`z` 1 to 26, for a seam, `A`–`Z` as much against it, `.` none.
enum SeamTable {
    static let count = WordAspect.allCases.count

    static func weight(_ left: WordAspect, _ right: WordAspect) -> Int {
        at(Int(left.rawValue), right)
    }

    /// Behind a full stop, a comma, and at the beginning of a paragraph, the left word itself says nothing.
    static func afterStop(_ right: WordAspect) -> Int { at(count, right) }
    static func afterComma(_ right: WordAspect) -> Int { at(count + 1, right) }
    static func atParagraph(_ right: WordAspect) -> Int { at(count + 2, right) }

    /// A quotation mark or bracket closes before the seam, or opens behind it.
    static let quotation = -1

    private static func at(_ row: Int, _ right: WordAspect) -> Int { Int(weights[row * count + Int(right.rawValue)]) }

    private static let weights: [Int8] = rows.flatMap(weights)

    /// The numbers that a row of letters stands for.
    static func weights(_ row: String) -> [Int8] {
        row.utf8.map { letter in
            switch letter {
            case 0x61...0x7A: Int8(letter - 0x60)
            case 0x41...0x5A: -Int8(letter - 0x40)
            default: 0
            }
        }
    }

    private static let rows = [
        "finLaAjDfjJefgqkJBGDmBcGHkHAfrjfemdEfCCdgCDgACBd.iEf",
        "HjkGaDffgjDfhhiGGEHEmebDGaBEhlijhgcDhC.hfFEcDDBhagDh",
        "adbEeBdBceLb.cccHADCedfGEbFddfbeAcbEbAFffEAaDCaA.aEb",
        "haehefdDfgJgFEi.HEFDhAeAAKGabiejeecABCEdcBCEACBbABAB",
        "F.if.EaJCbFBHFh.FDE..CaADECI.feggebeBBCabDbDCdBCAceB",
        ".bcfEDeKcf.GKIfEfFFhgCcbDLHFahbggeb.dAckbh.F.BEJdf.d",
        "GFdHGGeBcefEaFcbA.FaCD.ADBFEfffeegbEeBbAAAAbABEABdEe",
        "CCfgcCAbfchbPGgBAAFoeedCAPJFBhdjhg.ecBAgBcbaAFHdBaec",
        "eCcaddbaCcAEMGbceeHfeFBeGHGbed.aeabdcBbd.eeE.ecO.bdc",
        "bAheeddJDfeaJKgbafGih.fcDPMNfjdgfebedBehcgcKGIDIeced",
        "EFdCdCbICagDDAhf.geIccg.aEfbfj.dcebdgB.dBBbbeh..Bddg",
        "ACeHde.KcHAbedecGADAdfdHCCEehgdfec.dbDDdddCb.cEgAbdb",
        "BFhMFagcBhFHbOeHCHFaBCBEBFDEBjecihb.gCBhaaCBDfBECC.g",
        "EgdJHdce.cbAbcaHEeECe.eFAegeEfbeba.AfCFfCd.cfea.dbAf",
        "DecFFBbAEdcac.cdBcEEhDAD..adCgdcdc.cbEBeDcCcaebeeacb",
        "KHbEAAbFccFGcdhaHHD.AFCAEeCAdfe.ad.GeBCccACbadCAADGe",
        "APg.efcGejFegbfB.FEAhAaGI...dkecggaDeCBbdKCec..c.BDe",
        "FHfEDeDCeBeDdbgeFRCdCBbbaB.abddcda.JcaabAcabed.cAfJc",
        "ECnFBACDbbAAaBlCCCCAaACCCBCDAmBadcBBABBaaBCa..B.AABA",
        "FDdC..DA.JeDBAlCaAb.FDDdeAbcaLD.cCaaAaAEFfaBCCB.ADaA",
        "HEhCCFEcbEaAebfA.ha.AB.ifEceBKb.C.aaaaBFCcdc.aCaaaaa",
        "BCdBDaBBddCA.CiAD.D.d..BCBCFagEaAbcDBBBB.DCbcBABAdDB",
        "AFfA.cB.edFDd.g.FCCDcAaCC.Bf.jDAgbbCaAB.eEBa.AaAcdCa",
        "CEdFBBBAbab.fglDGEDAB.CB.aBabmEdCaBAaCAbaADaBBAd.aAa",
        "DDhB.bDCad.Bc.gADAC.BABDCbCBAe.ChABBABD.aDCFa.AcaaBA",
        "FFfEDAcbfhGAigfJAED.GCA.DjBbAhfedicAaAAbeaA.GBBbaDAa",
        "FBi.cBABbhBAecjFDADACDECCcbAAjbdA.d.AAB.cD.eAEaeBA.A",
        "FAddc.FFA..dfddEG.CaFDdBBCAbAeAdCecC.aADdaaCCEDb.DC.",
        "BCgBaAEDebDA.ag..CBBaADCCAC.bfcBdaACaBABaBCAAaabBdCa",
        "FDeaFA.ABJabc.hEeee.DEBhdBgABM.fccFebb.EEeBcAdAcaceb",
        "AFedDcDB.dDc.bbdECCABBDDBbDcAhfbdd.cDAAC.BBaDa.B.bcD",
        "BJa..CA.CbDBb.dADC..FAA.BeC..a.BeA.A.D.AaACAcdBBbbA.",
        "DBaFEAbbaeGc.acBBaDAf.DBBcDAfgdCB..bCAaeb..bGBABBAbC",
        "FDDeddeEbfEbBcdaacDBAbCFaA.CAeehfAb.caDAeBbaCBBhBb.c",
        "bd.acc.Fbaab.a.bCaaBADdBaDcb.d.Fbc..cdEbdcEcbDaAF..c",
        "CEdbdBeAcBbEc.ea.CDf.AbFB..Faecfcea.AAbbcBCccebdCA.A",
        "Bd.eBBbAbCaDdBede.aAcCCaafadCA..eDbAE....BaaB.ceBcAE",
        "CDiDa.DBb.CAdcpGCCBBBBABBaACcaAaecaBAAAbDBA.ABAdaABA",
        "EDfAbCBCbaBAeblDC.BAC.CABcACb.BAcbaBa.BEfaA.Ca..BaBa",
        "EDeaCAGEbBaD.AjeBaAaCCC.AADABAaA.AdabAEEiAadABdC.Eab",
        "DFfEBBECeaFC.ahDDACaFADE.Ab...A.ddAEAD.eE.BBbBAbBcEA",
        "AEj.egBagAbAbBjcCeBBdAB.abBDBACcaadbAbEGgaaeAeCcdcbA",
        "FChFAA.C.aDabfiDCBB.BEE.AABb.bFcbbDAAABdCbIBBCad..AA",
        "GE.bFbACccCcdbcDDCCadFaBbbAbddbfcbbc.a.dC.acFCbB.ac.",
        "HGg.F.FAeIaAdBeACba.FEDabc.bBBBAbBCBe..cFADDDEa.BdBe",
        "GFaFC.EDAFgEeaeCe..AGEDecdc.EDDb.F.CeeEFab.aDCDgAcCe",
        "FEdEA.CB.A.CabbDCBCBCCAbB..aa.a.baaBB.afAaaCABDA.ABB",
        "FAcDCecea.DdbDgIFCEAbDbBBcAed.cd.gFcB.CdaCbccbC.AdcB",
        "GGgFCDCCBAAECCkCBDAaDCGA.DABACC.eb.ac.ABD.ACA.aaEaac",
        "BGacAEBbdbBCabcGcbAlIDHdcBbbaa.Dbd.cbccAAb.abcccBGcb",
        "CEdbdBeAcBbEc.ea.CDf.AbFB..Faecfcea.AAbbcBCccebdCA.A",
        "Bd.eBBbAbCaDdBede.aAcCCaafadCA..eDbAE....BaaB.ceBcAE",
        "khKmcedhcjiga.Immlmymklopinkbkh.AaBkh...............",
        "DCCDFHFDDFEHDE.ABBBjbAACbCabFFHGJIGbCBCfBcACAbBBGBbC",
        "FBnQb.bBeACJdBqKIIEMGECIIGHKdEAgfhcKE...............",
    ]
}
