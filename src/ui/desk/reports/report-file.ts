import { officialPaper, type PaperAsked } from './official-paper.ts';

export type ReportFormat = 'xlsx' | 'pdf' | 'csv';

/** Sheets, pages and letters are loaded when asked for: most visits only look. */
export async function reportFile(format: ReportFormat, asked: PaperAsked): Promise<Blob> {
  if (format === 'csv') {
    const { paperCsv } = await import('./paper-csv.ts');
    return new Blob([paperCsv(asked.report, asked.outside)], { type: 'text/csv' });
  }
  const paper = officialPaper(asked);
  if (format === 'xlsx') {
    const { paperWorkbook } = await import('./paper-xlsx.ts');
    return paperWorkbook(paper);
  }
  const [{ paperPdf }, { leafletFonts }] = await Promise.all([import('./paper-pdf.ts'), import('../../field/leaflet/leaflet-fonts.ts')]);
  return new Blob([paperPdf(paper, await leafletFonts())], { type: 'application/pdf' });
}
